package ringside.kernel.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class SettingTest {
  @ParameterizedTest
  @EnumSource(Setting.class)
  void itsValueInEachPresetIsAllowed(Setting setting) {
    for (Preset preset : Preset.values()) {
      Object value = setting.valueIn(preset);
      assertThat(setting.type().parse(setting.textIn(preset))).as("%s", preset).isEqualTo(value);
      if (setting.type() instanceof WholeNumber number) {
        assertThat(number.allows((Long) value)).as("%s", preset).isTrue();
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Setting.class)
  void itsBoundsAreAllowedAndWhatIsBeyondIsNot(Setting setting) {
    if (setting.type() instanceof WholeNumber number) {
      assertThat(number.allows(number.minimum())).isTrue();
      assertThat(number.allows(number.maximum())).isTrue();
      assertThat(number.allows(number.minimum() - number.multiple()))
          .isEqualTo(number.minimum() == number.multiple() && number.zero() != null);
      // Beyond the greatest long is the least.
      assertThat(number.allows(number.maximum() + number.multiple())).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource(Setting.class)
  void itsNamedValuesAreAllOfOneEnum(Setting setting) {
    if (setting.type() instanceof OneOf oneOf) {
      Class<?> values = oneOf.choices().get(0).value().getDeclaringClass();
      assertThat(oneOf.choices())
          .extracting(Choice::value)
          .containsExactlyInAnyOrder((Enum<?>[]) values.getEnumConstants());
      assertThat(new HashSet<>(oneOf.names())).hasSameSizeAs(oneOf.choices());
    }
  }

  @ParameterizedTest
  @EnumSource(Setting.class)
  void itsKeyIsItsOwn(Setting setting) {
    assertThat(Setting.of(setting.key())).contains(setting);
    assertThat(Arrays.stream(Setting.values()).map(Setting::key)).containsOnlyOnce(setting.key());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "HARTS | 1 only",
        "MEMORY | from 256KiB to 1GiB, a multiple of 4KiB",
        "CLOCK_MHZ | from 1 to 1000 MHz",
        "L2_BYTES | from 64 to 1GiB, a multiple of 64; 0: none",
        "WIRE_MTU | from 68 to 65535 bytes",
        "DTLB_WAYS | from 1 to 65536; 0: fully associative",
        "ASID | off or on",
        "L1D_POLICY | lru, fifo, random or plru",
      })
  void itSaysWhatIsAllowed(Setting setting, String allowed) {
    assertThat(setting.type().allowed()).isEqualTo(allowed);
  }
}
