package dev.parley.frameworks.commands;

import static dev.parley.frameworks.commands.CoreRun.job;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.model.ids.OfferId;
import dev.parley.model.offers.Filters;
import dev.parley.model.offers.Offer;
import dev.parley.model.resources.Resources;
import dev.parley.model.tasks.CommandSpec;
import dev.parley.sdk.FrameworkEvent;
import dev.parley.sdk.testkit.Offers;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class OffersTest {
  @Test
  void packsAsManyTasksIntoAnOfferAsFit() {
    CoreRun run = CoreRun.with(JobRules.DEFAULT, job(1), job(2), job(3), job(4));
    run.offer("cpus:3.5;mem:4096");
    assertThat(run.launched()).containsExactly("job-1", "job-2", "job-3");
    CommandsEffect.Launch launch = run.effects(CommandsEffect.Launch.class).get(0);
    assertThat(launch.filters()).isEqualTo(Filters.DEFAULT);
  }

  @Test
  void sharesTheLoadAmongOffersThatComeTogether() {
    CoreRun run = CoreRun.with(JobRules.DEFAULT, job(1), job(2), job(3));
    List<Offer> two =
        List.of(
            Offers.of("x", CoreRun.FRAMEWORK, CoreRun.AGENT, "cpus:4;mem:4096"),
            Offers.of("y", CoreRun.FRAMEWORK, CoreRun.AGENT, "cpus:4;mem:4096"));
    run.hear(new FrameworkEvent.OffersReceived(two));
    List<CommandsEffect.Launch> launches = run.effects(CommandsEffect.Launch.class);
    assertThat(launches.get(0).tasks()).hasSize(2);
    assertThat(launches.get(1).tasks()).hasSize(1);
  }

  @Test
  void declinesWhatIsTooSmallAndKeepsWanting() {
    CoreRun run = CoreRun.with(JobRules.DEFAULT, job(1));
    Offer offer = run.offer("cpus:0.5;mem:4096");
    assertThat(run.effects())
        .containsExactly(new CommandsEffect.Decline(List.of(offer.id()), Filters.DEFAULT));
  }

  @Test
  void letsASmallJobPassOneThatDoesNotFit() {
    CoreRun run = CoreRun.with(JobRules.DEFAULT, job(1, Resources.of(8, 1)), job(2), job(3));
    run.offer("cpus:1;mem:4096");
    assertThat(run.launched()).containsExactly("job-2");
  }

  @Test
  void suppressesOffersWhenNothingWaitsAndRevivesThemWhenSomethingDoes() {
    CoreRun run = CoreRun.with(JobRules.DEFAULT, job(1));
    run.offer("cpus:4;mem:4096");
    assertThat(run.effects(CommandsEffect.Suppress.class)).hasSize(1);
    Offer late = run.offer("cpus:1;mem:4096");
    assertThat(run.effects())
        .containsExactly(new CommandsEffect.Decline(List.of(late.id()), Filters.DEFAULT));
    run.submit(job(2));
    assertThat(run.effects()).containsExactly(new CommandsEffect.Revive());
    run.submit(job(3));
    assertThat(run.effects()).isEmpty();
  }

  @Test
  void revivesWhenAJobWantsSomethingElseThanWhatOffersWereDeclinedFor() {
    CoreRun run = CoreRun.with(JobRules.DEFAULT, job(1, Resources.of(64, 100)));
    run.offer("cpus:1;mem:4096");
    run.submit(job(2));
    assertThat(run.effects()).containsExactly(new CommandsEffect.Revive());
  }

  @Test
  void wantsNoOffersWithoutJobs() {
    CoreRun run = CoreRun.with(JobRules.DEFAULT);
    assertThat(run.effects(CommandsEffect.Suppress.class)).isEmpty();
    assertThat(new CoreRun(JobRules.DEFAULT).effects()).isEmpty();
  }

  @Test
  void leavesRescindedOffersAlone() {
    CoreRun run = CoreRun.with(JobRules.DEFAULT, job(1));
    run.hear(new FrameworkEvent.OffersRescinded(List.of(new OfferId("offer-9"))));
    assertThat(run.effects()).isEmpty();
  }

  @Test
  void cutsALaunchThatWouldBeTooLargeAndWantsTheRestOfTheOfferAtOnce() {
    String text = "x".repeat(300_000);
    Job[] large =
        LongStream.rangeClosed(1, 6)
            .mapToObj(
                i ->
                    new Job(
                        i,
                        job(i).id(),
                        "large",
                        Resources.of(0.1, 1),
                        CommandSpec.exec("echo", text)))
            .toArray(Job[]::new);
    CoreRun run = CoreRun.with(JobRules.DEFAULT, large);
    run.offer("cpus:4;mem:4096");
    assertThat(run.launched()).hasSize(4);
    assertThat(run.effects(CommandsEffect.Launch.class).get(0).filters()).isEqualTo(Filters.NONE);
  }

  @Test
  void failsAJobThatNoMasterWouldTake() {
    CoreRun run = new CoreRun(JobRules.DEFAULT);
    run.submit(
        new Job(
            1,
            job(1).id(),
            "huge",
            Resources.of(1, 1),
            CommandSpec.exec("echo", "x".repeat(5_000_000))));
    assertThat(run.end().message()).contains("too large");
  }

  @Test
  void saysForHowLongNoOfferHadRoom() {
    CoreRun run = CoreRun.with(JobRules.DEFAULT, job(1, Resources.of(64, 100)));
    run.pass(Duration.ofSeconds(1));
    run.pass(Duration.ofSeconds(1));
    assertThat(run.told(JobEvent.NoRoom.class)).isEmpty();
    run.pass(Duration.ofSeconds(1));
    assertThat(run.told(JobEvent.NoRoom.class))
        .containsExactly(new JobEvent.NoRoom(Resources.of(64, 100), Duration.ofSeconds(2)));
    run.pass(Duration.ofSeconds(1));
    assertThat(run.told(JobEvent.NoRoom.class)).isEmpty();
  }

  @Test
  void doesNotSpeakOfRoomWhileThereIsNoMaster() {
    CoreRun run = CoreRun.with(JobRules.DEFAULT, job(1));
    run.hear(new FrameworkEvent.Disconnected("gone"));
    run.pass(Duration.ofSeconds(1));
    run.pass(Duration.ofSeconds(10));
    assertThat(run.told(JobEvent.NoRoom.class)).isEmpty();
  }
}
