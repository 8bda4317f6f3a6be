package dev.parley.http.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RequestTargetTest {

  @Test
  void leavesThePathAsItCameAndDecodesParameters() {
    RequestTarget target = RequestTarget.parse("/%73tate?a=%2Fb+c&a=2&flag&=x&d=e=f");

    assertThat(target.path()).isEqualTo("/%73tate");
    assertThat(target.parameters())
        .containsEntry("a", "/b c")
        .containsEntry("flag", "")
        .containsEntry("d", "e=f")
        .hasSize(3);
    assertThat(target.querySuffix()).isEqualTo("?a=%2Fb+c&a=2&flag&=x&d=e=f");
  }

  @Test
  void understandsAddressesAndFragments() {
    assertThat(RequestTarget.parse("http://127.0.0.1:5050/version").path()).isEqualTo("/version");
    assertThat(RequestTarget.parse("http://127.0.0.1:5050").path()).isEqualTo("/");
    assertThat(RequestTarget.parse("/version#frag").path()).isEqualTo("/version");
    assertThat(RequestTarget.parse("//state").path()).isEqualTo("//state");
    assertThat(RequestTarget.parse("/state").querySuffix()).isEmpty();
  }

  @Test
  void refusesEscapesThatAreNone() {
    assertThatThrownBy(() -> RequestTarget.parse("/state?jsonp=%zz"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
