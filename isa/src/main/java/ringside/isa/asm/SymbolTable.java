package ringside.isa.asm;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The symbols of one file. */
final class SymbolTable {
  private final Map<String, Symbol> named = new LinkedHashMap<>();
  private final Map<Long, Symbol> numericBefore = new HashMap<>();
  private final Map<Long, Symbol> numericAfter = new HashMap<>();
  private final Sections sections;

  SymbolTable(Sections sections) {
    this.sections = sections;
  }

  /** The symbol of a name, which may be defined later or in another file. */
  Symbol reference(String name, Place place) {
    Symbol symbol = named(name);
    symbol.usedAt(place);
    return symbol;
  }

  @Nullable Symbol find(String name) {
    return named.get(name);
  }

  /** A nameless label for the place where the next byte goes. */
  Symbol here() {
    Symbol symbol = new Symbol(".");
    sections.current().label(symbol, null);
    return symbol;
  }

  /** Defines a label at the current place. */
  void defineLabel(String name, Place place) {
    Symbol symbol = named(name);
    requireUndefined(symbol, place);
    sections.current().label(symbol, place);
  }

  /** Gives a name a value; a label cannot be given another. */
  void assign(String name, Expression value, Place place, boolean onlyOnce) {
    Symbol symbol = named(name);
    if (onlyOnce || symbol.assigned() == null) {
      requireUndefined(symbol, place);
    }
    symbol.assign(value, place);
  }

  /** Defines a numeric label, as often as you like. */
  void defineNumeric(Token number, Line line) {
    Symbol pending = numericAfter.remove(number.value());
    Symbol symbol = pending == null ? new Symbol(number.text()) : pending;
    sections.current().label(symbol, new Place(line, number.start()));
    numericBefore.put(number.value(), symbol);
  }

  /** The nearest numeric label before or after this place, as {@code 1b} or {@code 1f} says. */
  Symbol numeric(Token reference, Line line) {
    String text = reference.text();
    long number = Long.parseLong(text, 0, text.length() - 1, 10);
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

  /** Forward references to numeric labels that never came. */
  Collection<Symbol> missingNumeric() {
    return numericAfter.values();
  }

  Collection<Symbol> all() {
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
