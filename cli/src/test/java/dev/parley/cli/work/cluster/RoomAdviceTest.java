package dev.parley.cli.work.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.model.resources.Resources;
import org.junit.jupiter.api.Test;

class RoomAdviceTest {
  @Test
  void readsWhatConnectedAgentsLend() throws JsonProcessingException {
    String state =
        """
        {"slaves":[
          {"id":"S0","name":"a1","active":true,
           "resources":{"disk":10.0,"mem":512.0,"gpus":0.0,"cpus":2.5,
                        "ports":"[31000-31999, 40000-40001]"}},
          {"id":"S1","name":"a2","active":false,"resources":{"cpus":64.0}}]}
        """;
    assertThat(RoomAdvice.totals(new ObjectMapper().readTree(state)))
        .hasSize(1)
        .containsEntry(
            "a1", Resources.parse("cpus:2.5;mem:512;disk:10;ports:[31000-31999,40000-40001]"));
  }
}
