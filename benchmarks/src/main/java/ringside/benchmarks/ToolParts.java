package ringside.benchmarks;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import ringside.isa.Disassembler;
import ringside.isa.asm.Build;
import ringside.isa.asm.link.BuildResult;
import ringside.isa.asm.source.SourceText;
import ringside.programs.Catalogue;

/** The assembler and the disassembler. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ToolParts {
  private static final int ADD_IMMEDIATE = 0x00150513;
  private static final int AT = 0x10000;

  private final List<SourceText> sources =
      Catalogue.find("prodcons").orElseThrow().sources().stream()
          .map(source -> new SourceText(source, Catalogue.source(source)))
          .toList();

  /** The program prodcons, and the parts of the library that it uses. */
  @Benchmark
  public BuildResult assemble() {
    return Build.program(sources, Catalogue::load);
  }

  /** One instruction as text. */
  @Benchmark
  public String disassemble() {
    return Disassembler.disassemble(ADD_IMMEDIATE, AT);
  }
}
