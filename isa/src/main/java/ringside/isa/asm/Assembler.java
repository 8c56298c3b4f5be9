package ringside.isa.asm;

import java.util.List;

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
