package dev.parley.tests.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may depend on whom: the table of section 1 of the design. */
class ModuleGraphTest {

  /** What each module may use of the others; modules go by their package in {@code dev.parley}. */
  private static final List<Module> MODULES =
      List.of(
          new Module("model"),
          new Module("config"),
          new Module("protocol", "model", "config"),
          new Module("journal"),
          new Module("allocator", "model"),
          // Settings come from config, which everyone who can see the protocol can see too.
          new Module("master", "model", "protocol", "allocator", "config"),
          new Module("agent", "model", "protocol", "config"),
          new Module("sdk", "model", "protocol", "config"),
          new Module("frameworks", "model", "sdk"),
          new Module("http", "model", "protocol", "config"),
          new Module(
              "cli",
              "model",
              "config",
              "protocol",
              "journal",
              "allocator",
              "master",
              "agent",
              "sdk",
              "frameworks",
              "http"));

  record Module(String name, Set<String> mayUse) {
    Module(String name, String... mayUse) {
      this(name, Set.of(mayUse));
    }

    String packages() {
      return "dev.parley." + name + "..";
    }

    String[] packagesItMayUse() {
      return Stream.concat(Stream.of(name), mayUse.stream())
          .map(module -> "dev.parley." + module + "..")
          .toArray(String[]::new);
    }

    boolean isOnePackage() {
      return Parley.CLASSES.stream()
          .noneMatch(type -> type.getPackageName().startsWith("dev.parley." + name + "."));
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static List<Module> modules() {
    return MODULES;
  }

  @ParameterizedTest
  @MethodSource("modules")
  void aModuleUsesOnlyTheModulesItMay(Module module) {
    noClasses()
        .that(resideInAPackage(module.packages()))
        .should()
        .dependOnClassesThat(
            resideInAPackage("dev.parley..")
                .and(not(resideInAnyPackage(module.packagesItMayUse()))))
        .because("of the module graph in the design")
        .check(Parley.CLASSES);
  }

  @Test
  void everyClassIsOfAModuleInTheTable() {
    String[] all = MODULES.stream().map(Module::packages).toArray(String[]::new);
    classes().should().resideInAnyPackage(all).check(Parley.CLASSES);
  }

  @Test
  void theModelIsPlainJava() {
    classes()
        .that()
        .resideInAPackage("dev.parley.model..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("dev.parley.model..", "java..", "org.jspecify..")
        .check(Parley.CLASSES);
  }

  @Test
  void configNeedsNothingButItsLibraries() {
    classes()
        .that()
        .resideInAPackage("dev.parley.config..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "dev.parley.config..",
            "java..",
            "org.jspecify..",
            "com.typesafe.config..",
            "org.slf4j..",
            "ch.qos.logback..")
        .check(Parley.CLASSES);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dev.parley.allocator",
        "dev.parley.master.core..",
        "dev.parley.master.registry..",
        "dev.parley.agent.core..",
        "dev.parley.sdk.core.."
      })
  void decisionsKnowNothingOfAkka(String core) {
    noClasses()
        .that(resideInAPackage(core))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("akka..", "scala..")
        .because("decisions are plain functions, which a simulator can run in one thread")
        .check(Parley.CLASSES);
  }

  @Test
  void theTypesOfTheSdkAreFreeOfTheCluster() {
    noClasses()
        .that(resideInAPackage("dev.parley.sdk").or(resideInAPackage("dev.parley.sdk.core..")))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("akka.cluster..")
        .because("a later transport of the SDK goes over HTTP, without membership")
        .check(Parley.CLASSES);
  }

  @ParameterizedTest
  @MethodSource("modules")
  void packagesOfAModuleDoNotGoRoundInCircles(Module module) {
    slices()
        .assignedFrom(packagesOf(module))
        .should()
        .beFreeOfCycles()
        .allowEmptyShould(module.isOnePackage())
        .check(Parley.CLASSES);
  }

  @Test
  void packagesAreNamedByConcepts() {
    Set<String> names =
        Parley.CLASSES.stream()
            .flatMap(type -> Arrays.stream(type.getPackageName().split("\\.")))
            .collect(Collectors.toSet());
    assertThat(names)
        .contains("model", "allocator")
        .doesNotContain("util", "utils", "common", "misc", "helper", "helpers");
  }

  // Without the module's own package: that is its door, whose types everything behind it uses, and
  // whose entry calls what is behind it.
  private static SliceAssignment packagesOf(Module module) {
    return new SliceAssignment() {
      @Override
      public SliceIdentifier getIdentifierOf(JavaClass type) {
        String name = type.getPackageName();
        return name.startsWith("dev.parley." + module.name + ".")
            ? SliceIdentifier.of(name)
            : SliceIdentifier.ignore();
      }

      @Override
      public String getDescription() {
        return "packages of " + module;
      }
    };
  }
}
