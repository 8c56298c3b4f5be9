package ringside.isa.asm.instruction;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ringside.isa.Format;
import ringside.isa.Instruction;
import ringside.isa.asm.section.SymbolTable;

/**
 * What can be written for each mnemonic: the machine's own instructions and the pseudo-instructions
 * (RISC-V assembly programmer's manual, "Pseudoinstructions"; GNU as: opcodes/riscv-opc.c).
 *
 * <p>An operand pattern has one letter each: d, s, t registers; i number or %lo; p target of a
 * jump; A address of a symbol; u upper 20 bits; c csr; z unsigned 5-bit number; f fence set; m
 * offset(register). In an expansion a letter stands for the operand, anything else for itself.
 */
public final class InstructionForms {
  /**
   * One way to write a mnemonic.
   *
   * @param instruction of the machine, or null for a pseudo-instruction
   * @param expansion what a pseudo-instruction stands for
   */
  record Form(
      String mnemonic, String pattern, @Nullable Instruction instruction, List<String> expansion) {
    /** Each operand's kind as a letter: R register, V value, M memory. */
    String shape() {
      StringBuilder shape = new StringBuilder(pattern.length());
      for (int index = 0; index < pattern.length(); index++) {
        char letter = pattern.charAt(index);
        boolean register = letter == 'd' || letter == 's' || letter == 't';
        shape.append(register ? 'R' : letter == 'm' ? 'M' : 'V');
      }
      return shape.toString();
    }

    /**
     * Whether operands can stand here.
     *
     * @param names whether the name of a register may be that of a symbol, where only one can stand
     */
    boolean takes(List<Operand> operands, boolean names) {
      if (operands.size() != pattern.length()) {
        return false;
      }
      String shape = shape();
      for (int index = 0; index < shape.length(); index++) {
        char given = operands.get(index).shape();
        boolean named = names && given == 'R' && takesName(index);
        if (given != shape.charAt(index) && !named) {
          return false;
        }
      }
      return true;
    }

    /** The operands, with names of registers made symbols where those are meant. */
    List<Operand> fitted(List<Operand> operands, SymbolTable symbols) {
      String shape = shape();
      List<Operand> fitted = operands;
      for (int index = 0; index < shape.length(); index++) {
        if (shape.charAt(index) == 'V' && operands.get(index).shape() == 'R') {
          fitted = new ArrayList<>(fitted);
          fitted.set(index, operands.get(index).asValue(symbols));
        }
      }
      return fitted;
    }

    /** GNU as looks for a register first in arithmetic immediates and offsets, not elsewhere. */
    private boolean takesName(int index) {
      char letter = pattern.charAt(index);
      boolean shift = instruction != null && instruction.format() == Format.SHIFT;
      return "pAz".indexOf(letter) >= 0 || letter == 'i' && (shift || mnemonic.equals("li"));
    }
  }

  private final Map<String, List<Form>> forms = new HashMap<>(512);

  /** All instructions, and the pseudo-instructions of the assembly manual. */
  public InstructionForms() {
    for (Instruction instruction : Instruction.values()) {
      String pattern = pattern(instruction.format());
      add(new Form(instruction.mnemonic(), pattern, instruction, List.of()));
    }
    moves();
    arithmetic();
    branches();
    jumps();
    memory();
    csrs();
    system();
  }

  /** The ways to write a mnemonic, or null if it is unknown. */
  @Nullable List<Form> find(String mnemonic) {
    return forms.get(mnemonic);
  }

  /** Every mnemonic that there is. */
  public Collection<String> mnemonics() {
    return forms.keySet();
  }

  private void moves() {
    row("nop", "", "addi zero,zero,0");
    row("mv", "ds", "addi d,s,0");
    row("move", "ds", "addi d,s,0");
    row("li", "di"); // as many instructions as the number needs: InstructionAssembler
    row("la", "dA", "auipc d,%pcrel_hi", "addi d,d,%pcrel_lo");
    row("lga", "dA", "auipc d,%got_pcrel_hi", "lw d,%pcrel_lo(d)");
    row("lla", "dA", "auipc d,%pcrel_hi", "addi d,d,%pcrel_lo");
    row("not", "ds", "xori d,s,-1");
    row("neg", "ds", "sub d,zero,s");
    row("seqz", "ds", "sltiu d,s,1");
    row("snez", "ds", "sltu d,zero,s");
    row("sltz", "ds", "slt d,s,zero");
    row("sgtz", "ds", "slt d,zero,s");
    row("sgt", "dst", "slt d,t,s");
    row("sgtu", "dst", "sltu d,t,s");
    row("sext.b", "ds", "slli d,s,24", "srai d,d,24");
    row("sext.h", "ds", "slli d,s,16", "srai d,d,16");
    row("zext.b", "ds", "andi d,s,255");
    row("zext.h", "ds", "slli d,s,16", "srli d,d,16");
  }

  private void arithmetic() {
    row("add", "dsi", "addi d,s,i");
    row("and", "dsi", "andi d,s,i");
    row("or", "dsi", "ori d,s,i");
    row("xor", "dsi", "xori d,s,i");
    row("sll", "dsi", "slli d,s,i");
    row("srl", "dsi", "srli d,s,i");
    row("sra", "dsi", "srai d,s,i");
    row("slt", "dsi", "slti d,s,i");
    row("sltu", "dsi", "sltiu d,s,i");
  }

  private void branches() {
    row("beqz", "sp", "beq s,zero,p");
    row("bnez", "sp", "bne s,zero,p");
    row("blez", "sp", "bge zero,s,p");
    row("bgez", "sp", "bge s,zero,p");
    row("bltz", "sp", "blt s,zero,p");
    row("bgtz", "sp", "blt zero,s,p");
    row("bgt", "stp", "blt t,s,p");
    row("ble", "stp", "bge t,s,p");
    row("bgtu", "stp", "bltu t,s,p");
    row("bleu", "stp", "bgeu t,s,p");
  }

  private void jumps() {
    row("j", "p", "jal zero,p");
    row("jal", "p", "jal ra,p");
    row("jr", "s", "jalr zero,0(s)");
    row("jr", "si", "jalr zero,i(s)");
    row("jr", "m", "jalr zero,m");
    row("jalr", "s", "jalr ra,0(s)");
    row("jalr", "si", "jalr ra,i(s)");
    row("jalr", "m", "jalr ra,m");
    row("jalr", "ds", "jalr d,0(s)");
    row("jalr", "dsi", "jalr d,i(s)");
    row("ret", "", "jalr zero,0(ra)");
    row("call", "A", "auipc ra,%call", "jalr ra,0(ra)");
    row("call", "dA", "auipc t1,%call", "jalr d,0(t1)");
    row("tail", "A", "auipc t1,%call", "jalr zero,0(t1)");
    row("jump", "As", "auipc s,%call", "jalr zero,0(s)");
  }

  private void memory() {
    for (String load : new String[] {"lb", "lh", "lw", "lbu", "lhu"}) {
      row(load, "dA", "auipc d,%pcrel_hi", load + " d,%pcrel_lo(d)");
    }
    for (String store : new String[] {"sb", "sh", "sw"}) {
      row(store, "dAt", "auipc t,%pcrel_hi", store + " d,%pcrel_lo(t)");
    }
  }

  private void csrs() {
    row("csrr", "dc", "csrrs d,c,zero");
    row("csrw", "cs", "csrrw zero,c,s");
    row("csrs", "cs", "csrrs zero,c,s");
    row("csrc", "cs", "csrrc zero,c,s");
    row("csrwi", "cz", "csrrwi zero,c,z");
    row("csrsi", "cz", "csrrsi zero,c,z");
    row("csrci", "cz", "csrrci zero,c,z");
    row("csrw", "cz", "csrrwi zero,c,z");
    row("csrs", "cz", "csrrsi zero,c,z");
    row("csrc", "cz", "csrrci zero,c,z");
    row("csrrw", "dcz", "csrrwi d,c,z");
    row("csrrs", "dcz", "csrrsi d,c,z");
    row("csrrc", "dcz", "csrrci d,c,z");
    for (String counter : new String[] {"cycle", "time", "instret"}) {
      row("rd" + counter, "d", "csrrs d," + counter + ",zero");
      row("rd" + counter + "h", "d", "csrrs d," + counter + "h,zero");
    }
  }

  private void system() {
    row("fence", "", "fence iorw,iorw");
    row("fence.tso", ""); // a fixed word: InstructionAssembler
    row("unimp", "", "csrrw zero,cycle,zero");
    row("scall", "", "ecall");
    row("sbreak", "", "ebreak");
    row("sfence.vma", "", "sfence.vma zero,zero");
    row("sfence.vma", "s", "sfence.vma s,zero");
  }

  private void row(String mnemonic, String pattern, String... expansion) {
    add(new Form(mnemonic, pattern, null, List.of(expansion)));
  }

  private void add(Form form) {
    List<Form> known = forms.get(form.mnemonic());
    if (known == null) {
      known = new ArrayList<>(2);
      forms.put(form.mnemonic(), known);
    }
    known.add(form);
  }

  private static String pattern(Format format) {
    return switch (format) {
      case R -> "dst";
      case I, SHIFT -> "dsi";
      case LOAD, LOAD_RESERVED -> "dm";
      case STORE -> "tm";
      case BRANCH -> "stp";
      case UPPER -> "du";
      case JUMP -> "dp";
      case CSR -> "dcs";
      case CSR_IMMEDIATE -> "dcz";
      case AMO -> "dtm";
      case FENCE -> "ff";
      case SFENCE -> "st";
      case NONE -> "";
    };
  }
}
