package dev.parley.model.maintenance;

/** A machine by its host name, its address, or both; what is not known is empty. */
public record Machine(String hostname, String ip) {
  @Override
  public String toString() {
    return ip.isEmpty() ? hostname : hostname.isEmpty() ? ip : hostname + " (" + ip + ")";
  }
}
