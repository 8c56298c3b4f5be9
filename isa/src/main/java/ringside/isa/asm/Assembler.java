package ringside.isa.asm;

import java.util.List;
import ringside.isa.asm.instruction.InstructionForms;
import ringside.isa.asm.link.ObjectFile;
import ringside.isa.asm.section.Layout;
import ringside.isa.asm.section.Section;
import ringside.isa.asm.section.Sections;
import ringside.isa.asm.section.SymbolTable;
import ringside.isa.asm.source.Diagnostic;
import ringside.isa.asm.source.Diagnostics;
import ringside.isa.asm.source.Severity;
import ringside.isa.asm.source.SourceException;
import ringside.isa.asm.source.SourceLoader;
import ringside.isa.asm.source.SourceText;
import ringside.isa.asm.statement.StatementParser;

/** Assembles one file in the dialect of GNU as for RV32IMA_Zicsr_Zifencei, without relaxation. */
public final class Assembler {
  /**
   * What came of it.
   *
   * @param object what could be assembled; to be linked only if there are no errors
   */
  public record Result(ObjectFile object, List<Diagnostic> diagnostics) {
    public Result {
      diagnostics = List.copyOf(diagnostics);
    }

    /** Whether the object is sound. */
    public boolean ok() {
      for (Diagnostic diagnostic : diagnostics) {
        if (diagnostic.severity() == Severity.ERROR) {
          return false;
        }
      }
      return true;
    }
  }

  private final InstructionForms forms = new InstructionForms();

  /** Assembles a file; all its errors are reported at once. */
  public static Result assemble(SourceText source, SourceLoader loader) {
    return new Assembler().run(source, loader);
  }

  Result run(SourceText source, SourceLoader loader) {
    Diagnostics diagnostics = new Diagnostics();
    Sections sections = new Sections();
    SymbolTable symbols = new SymbolTable(sections);
    new StatementParser(forms, sections, symbols, loader, diagnostics).file(source);
    for (Section section : sections.all()) {
      try {
        Layout.run(section, diagnostics);
      } catch (SourceException unstable) {
        diagnostics.error(source.name(), unstable.text(), unstable.suggestion());
      }
    }
    ObjectBuilder builder = new ObjectBuilder(sections, symbols, diagnostics);
    return new Result(builder.build(source.name()), diagnostics.list());
  }
}
