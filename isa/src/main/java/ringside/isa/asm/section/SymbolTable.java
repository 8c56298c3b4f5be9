package ringside.isa.asm.section;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ringside.isa.asm.lex.Token;
import ringside.isa.asm.source.Line;
import ringside.isa.asm.source.Place;
import ringside.isa.asm.source.SourceException;

/** The symbols of one file. */
public final class SymbolTable {
  private final Map<String, Symbol> named = new LinkedHashMap<>();
  private final Map<Long, Symbol> numericBefore = new HashMap<>();
  private final Map<Long, Symbol> numericAfter = new HashMap<>();

  /** Dollar labels since the last label with a name, and those still to come. */
  private final Map<Long, Symbol> dollarBefore = new HashMap<>();

  private final Map<Long, Symbol> dollarAfter = new HashMap<>();
  private final Sections sections;

  /** A table without symbols. */
  public SymbolTable(Sections sections) {
    this.sections = sections;
  }

  /** The symbol of a name, which may be defined later or in another file. */
  public Symbol reference(String name, Place place) {
    Symbol symbol = named(name);
    symbol.usedAt(place);
    return symbol;
  }

  /** What a name stands for in an expression: the value that it has now, or its place. */
  public Expression value(String name, Place place) {
    Symbol symbol = reference(name, place);
    Expression assigned = symbol.assigned();
    // A later .set must not change this use.
    return assigned != null ? assigned : new Expression.Reference(symbol);
  }

  /** The symbol of a name, or null where nobody has mentioned it. */
  public @Nullable Symbol find(String name) {
    return named.get(name);
  }

  /** What a point stands for in an expression. */
  Expression point() {
    return sections.current() instanceof StructSection structure
        ? new Expression.Constant(structure.offset())
        : new Expression.Reference(here());
  }

  /** A nameless label for the place where the next byte goes. */
  public Symbol here() {
    Symbol symbol = new Symbol(".");
    sections.current().label(symbol, null);
    return symbol;
  }

  /** Defines a label at the current place. */
  public void defineLabel(String name, Place place) {
    Symbol symbol = named(name);
    requireUndefined(symbol, place);
    if (sections.current() instanceof StructSection structure) {
      symbol.assign(new Expression.Constant(structure.offset()), place);
    } else {
      sections.current().label(symbol, place);
    }
    if (!name.startsWith(".L")) {
      dollarBefore.clear();
    }
  }

  /** Gives a name a value; a label cannot be given another. */
  public void assign(String name, Expression value, Place place, boolean onlyOnce) {
    Symbol symbol = named(name);
    if (onlyOnce || symbol.assigned() == null) {
      requireUndefined(symbol, place);
    } else {
      // What was written before means the value that it had: GNU as clones such symbols too.
      symbol = symbol.successor();
      named.put(name, symbol);
    }
    symbol.assign(value, place);
  }

  /** Defines a numeric label, as often as you like. */
  public void defineNumeric(Token number, Line line) {
    Symbol pending = numericAfter.remove(number.value());
    Symbol symbol = pending == null ? new Symbol(number.text()) : pending;
    sections.current().label(symbol, new Place(line, number.start()));
    numericBefore.put(number.value(), symbol);
  }

  /** The nearest numeric label before or after this place, as {@code 1b} or {@code 1f} says. */
  Symbol numeric(Token reference, Line line) {
    String text = reference.text();
    long number = number(reference);
    Place place = new Place(line, reference.start());
    if (text.endsWith("b")) {
      Symbol symbol = numericBefore.get(number);
      if (symbol == null) {
        throw new SourceException(
            reference.start(), "there is no label " + number + ": before this line");
      }
      return symbol;
    }
    Symbol symbol = numericAfter.get(number);
    if (symbol == null) {
      symbol = new Symbol(text);
      numericAfter.put(number, symbol);
    }
    symbol.usedAt(place);
    return symbol;
  }

  /** Defines a label like {@code 1$}, known up to the next label that has a name. */
  public void defineDollar(Token label, Line line) {
    Long number = number(label);
    Place place = new Place(line, label.start());
    Symbol pending = dollarAfter.remove(number);
    Symbol symbol = pending == null ? new Symbol(label.text()) : pending;
    if (dollarBefore.put(number, symbol) != null) {
      throw new SourceException(label.start(), "'" + label.text() + "' is already defined here");
    }
    sections.current().label(symbol, place);
  }

  /** What {@code 1$} means here: a label since the last one with a name, else the next to come. */
  Symbol dollar(Token reference, Line line) {
    Long number = number(reference);
    Symbol symbol = dollarBefore.get(number);
    if (symbol == null) {
      symbol = dollarAfter.computeIfAbsent(number, unknown -> new Symbol(reference.text()));
    }
    symbol.usedAt(new Place(line, reference.start()));
    return symbol;
  }

  /** The number in front of the last character. */
  private static long number(Token label) {
    return Long.parseLong(label.text(), 0, label.text().length() - 1, 10);
  }

  /**
   * .weakref: another name for a symbol that may be missing, unless it is used by its own name too.
   */
  public void weakReference(String alias, String target, Place place) {
    Symbol symbol = named(target);
    symbol.referWeakly();
    assign(alias, new Expression.Reference(symbol), place, false);
  }

  /** Forward references to numeric labels that never came. */
  public Collection<Symbol> missingNumeric() {
    List<Symbol> missing = new ArrayList<>(numericAfter.values());
    missing.addAll(dollarAfter.values());
    return missing;
  }

  /** All symbols, as they are in the end. */
  public Collection<Symbol> all() {
    return named.values();
  }

  private Symbol named(String name) {
    Symbol symbol = named.get(name);
    if (symbol == null) {
      symbol = new Symbol(name);
      named.put(name, symbol);
    }
    return symbol;
  }

  private static void requireUndefined(Symbol symbol, Place place) {
    if (symbol.isDefined()) {
      Place earlier = symbol.definition();
      String where =
          earlier == null ? "" : " at " + earlier.line().file() + ":" + earlier.line().number();
      throw new SourceException(
          place.column(), "'" + symbol.name() + "' is already defined" + where);
    }
  }
}
