package ringside.kernel.net.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import ringside.kernel.net.ip.Wire;

final class IpAddressTest {
  @Test
  void addressesAreWrittenAsPeopleWriteThem() {
    assertThat(IpAddress.HERE.text()).isEqualTo("127.0.0.1");
    assertThat(IpAddress.ANY_SIX.text()).isEqualTo("::");
    assertThat(IpAddress.HERE_SIX.text()).isEqualTo("::1");
    assertThat(IpAddress.of(0x20010db8, 0, 1, 1).text()).isEqualTo("2001:db8::1:0:1");
    assertThat(IpAddress.of(0x20010db8, 0x10002, 0x30004, 0x50006).text())
        .isEqualTo("2001:db8:1:2:3:4:5:6");
    assertThat(IpAddress.of(0x20010db8, 0x00010002, 0x00030004, 0x00050000).text())
        .isEqualTo("2001:db8:1:2:3:4:5:0");
    assertThat(IpAddress.of(0x20010db8, 0, 0, 0).text()).isEqualTo("2001:db8::");
  }

  @Test
  void aComputerHasAnAddressOfEachKind() {
    assertThat(Wire.addresses(3).stream().map(IpAddress::text))
        .containsExactly("10.0.0.3", "fe80::aff:fe00:3", "fd00::a00:3");
    assertThat(Wire.addresses(3).get(1).isOfLink()).isTrue();
    assertThat(Wire.addresses(3).get(2).solicited().text()).isEqualTo("ff02::1:ff00:3");
  }

  @Test
  void anAddressOfIpv4IsOneOfIpv6BehindAMark() {
    IpAddress mapped = IpAddress.of(0, 0, 0xffff, 0x0a00_0001);
    assertThat(mapped).isEqualTo(IpAddress.four(0x0a00_0001));
    assertThat(mapped.isFour()).isTrue();
    assertThat(List.of(IpAddress.ANY, IpAddress.ANY_SIX)).allMatch(IpAddress::isAny);
    assertThat(IpAddress.ANY).isNotEqualTo(IpAddress.ANY_SIX);
  }
}
