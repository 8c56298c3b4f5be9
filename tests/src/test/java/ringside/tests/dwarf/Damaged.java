package ringside.tests.dwarf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import ringside.isa.elf.ElfFormatException;
import ringside.isa.elf.ElfImage;
import ringside.isa.elf.ElfReader;
import ringside.isa.elf.dwarf.CType;
import ringside.isa.elf.dwarf.PlaceMachine;
import ringside.isa.elf.dwarf.Variable;

/** Looks at all that a file says of its program, whatever its bytes are. */
final class Damaged {
  private static final int CODE_BYTES = 0x200;

  private Damaged() {}

  private static final PlaceMachine NOTHING =
      new PlaceMachine() {
        @Override
        public OptionalInt register(int number) {
          return OptionalInt.of(number);
        }

        @Override
        public OptionalInt word(int address) {
          return OptionalInt.of(address);
        }

        @Override
        public OptionalInt frame() {
          return OptionalInt.empty();
        }
      };

  private static void look(CType type, int depth) {
    assertThat(type.size()).isNotNegative();
    assertThat(type.count()).isNotNegative();
    if (depth < 4) {
      look(type.target(), depth + 1);
      type.members().forEach(member -> look(member.type(), depth + 1));
    }
  }

  static void look(byte[] elf) {
    try {
      ElfImage image = ElfReader.read(elf);
      assertThat(image.lines().rows()).isNotNull();
      image.lines().find(image.entry());
      for (int at = 0; at < CODE_BYTES; at += 4) {
        assertThat(image.debug().frames().at(image.entry() + at)).isNotNull();
        for (Variable variable : image.debug().variables().at(image.entry() + at)) {
          assertThat(variable.place(image.entry() + at, NOTHING)).isNotNull();
          look(variable.type(), 0);
        }
      }
    } catch (ElfFormatException refused) {
      // That is an answer, too.
    }
  }
}
