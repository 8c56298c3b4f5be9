package ringside.isa.asm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.fornwall.jelf.ElfFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ringside.isa.asm.link.BuildResult;
import ringside.isa.asm.source.SourceLoader;
import ringside.isa.asm.source.SourceText;
import ringside.isa.elf.ElfFormatException;
import ringside.isa.elf.ElfReader;

/** Bytes of a source are bytes, whatever their encoding. */
class SourceBytesTest {
  private static final String LATIN = "café ÿ";
  private static final String KOREAN = "안녕, 똠방각하 뷁";

  @ParameterizedTest
  @ValueSource(strings = {"ISO-8859-1", "windows-1252", "UTF-8"})
  void latinTextKeepsItsBytes(String charset) {
    assertThat(data(LATIN, Charset.forName(charset)))
        .isEqualTo(LATIN.getBytes(Charset.forName(charset)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x-windows-949", "UTF-8"})
  void koreanTextKeepsItsBytes(String charset) {
    assertThat(data(KOREAN, Charset.forName(charset)))
        .isEqualTo(KOREAN.getBytes(Charset.forName(charset)));
  }

  @Test
  void characterConstantInLatin1IsItsByte() {
    assertThat(bytes(".data\n.byte 'é', 1".getBytes(StandardCharsets.ISO_8859_1)))
        .containsExactly(0xe9, 1);
  }

  @Test
  void nameInAnyEncodingKeepsItsBytesInTheSymbolTable() throws ElfFormatException {
    byte[] source = ".globl _start\n_start: nop\nétat: nop\n".getBytes(StandardCharsets.ISO_8859_1);
    byte[] elf = elf(source);
    String file = new String(elf, StandardCharsets.ISO_8859_1);
    assertThat(file).contains("\0état\0");
    assertThat(ElfReader.read(elf).symbol("_start")).isPresent();
  }

  @Test
  void byteOrderMarkIsSkipped() throws ElfFormatException {
    ByteArrayOutputStream source = new ByteArrayOutputStream();
    source.writeBytes(new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf});
    source.writeBytes(".globl main\r\nmain: li a0, 5\r\n".getBytes(StandardCharsets.UTF_8));
    assertThat(ElfReader.read(elf(source.toByteArray())).symbol("main")).isPresent();
  }

  private static byte[] data(String text, Charset charset) {
    int[] values = bytes((".data\n.ascii \"" + text + "\"\n").getBytes(charset));
    byte[] bytes = new byte[values.length];
    for (int index = 0; index < bytes.length; index++) {
      bytes[index] = (byte) values[index];
    }
    return bytes;
  }

  /** What is in .data. */
  private static int[] bytes(byte[] source) {
    byte[] text = "\n.text\n.globl _start\n_start: nop\n".getBytes(StandardCharsets.US_ASCII);
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.writeBytes(source);
    whole.writeBytes(text);
    byte[] data = ElfFile.from(elf(whole.toByteArray())).firstSectionByName(".data").getData();
    int[] values = new int[data.length];
    for (int index = 0; index < values.length; index++) {
      values[index] = data[index] & 255;
    }
    return values;
  }

  private static byte[] elf(byte[] source) {
    BuildResult result =
        Build.program(List.of(SourceText.of("bytes.s", source)), SourceLoader.NONE);
    byte[] elf = result.elf();
    assertThat(elf).as(result.diagnostics().toString()).isNotNull();
    return elf;
  }
}
