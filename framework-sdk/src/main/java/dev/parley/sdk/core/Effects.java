package dev.parley.sdk.core;

import dev.parley.protocol.messages.FrameworkToMaster;
import dev.parley.protocol.messages.MasterToFramework;
import dev.parley.sdk.FrameworkEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What one decision leads to, in order. */
final class Effects {
  private final List<SchedulerEffect> effects = new ArrayList<>();

  void send(FrameworkToMaster message) {
    effects.add(new SchedulerEffect.SendToMaster(message));
  }

  void deliver(FrameworkEvent event) {
    effects.add(new SchedulerEffect.Deliver(event));
  }

  void answerState(MasterToFramework answer) {
    effects.add(new SchedulerEffect.AnswerState(answer));
  }

  void reconnect(String why) {
    effects.add(new SchedulerEffect.Reconnect(why));
  }

  void end(Optional<String> failure) {
    effects.add(new SchedulerEffect.End(failure));
  }

  List<SchedulerEffect> take() {
    List<SchedulerEffect> all = List.copyOf(effects);
    effects.clear();
    return all;
  }
}
