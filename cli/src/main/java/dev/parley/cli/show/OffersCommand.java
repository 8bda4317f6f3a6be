package dev.parley.cli.show;

import dev.parley.cli.client.MasterClient;
import dev.parley.cli.state.OfferEntry;
import dev.parley.cli.state.Values;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Command;

/** Lists the open offers. */
@Command(name = "offers", description = "List the offers that are not answered yet.")
public final class OffersCommand extends ShowCommand {
  @Override
  protected void show(MasterClient client, PrintWriter out) {
    List<OfferEntry> offers = state(client).offers();
    Table table = Table.of("id", "framework", "role", "agent", "resources");
    for (OfferEntry offer : offers) {
      table.row(
          offer.id(),
          offer.framework(),
          offer.role(),
          offer.agent(),
          Values.resources(offer.resources()));
    }
    print(out, offers.stream().map(OfferEntry::json).toList(), table, "No offers now.");
  }
}
