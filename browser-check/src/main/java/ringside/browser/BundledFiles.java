package ringside.browser;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.teavm.extension.spi.resources.ResourcesPolicy;
import ringside.programs.Catalogue;
import ringside.programs.GuestProgram;
import ringside.programs.Tools;

/** Names the files of the class path that the compiled core carries: programs, inputs, texts. */
public final class BundledFiles implements ResourcesPolicy {
  private static final String FOLDER = "ringside/programs/";
  private static final List<String> INCLUDED = List.of("syscalls", "constants", "structures");
  private static final List<String> TEXTS =
      List.of(FOLDER + "Programs", "ringside/lab/report/Messages");

  @Override
  public String[] supplyResources(Collection<? extends String> reached) {
    List<String> names = new ArrayList<>();
    for (GuestProgram program : Catalogue.all()) {
      names.add(FOLDER + "elf/" + program.name());
      program.sources().forEach(source -> names.add(FOLDER + source));
      if (Catalogue.input(program).length > 0) {
        names.add(FOLDER + program.name() + ".in");
      }
    }
    Catalogue.partsOfLibrary().forEach(source -> names.add(FOLDER + source));
    for (String part : INCLUDED) {
      names.add(FOLDER + "lib/" + part + ".inc");
    }
    for (String tool : Tools.names()) {
      names.add(FOLDER + "tools/" + tool);
    }
    for (String file : TEXTS) {
      names.add(file + ".properties");
      names.add(file + "_ko.properties");
    }
    return names.toArray(new String[0]);
  }
}
