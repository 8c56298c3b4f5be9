/**
 * Makes one program of object files (System V ABI; GNU ld is the model). Start reading at {@link
 * ringside.isa.asm.link.Linker}.
 */
@org.jspecify.annotations.NullMarked
package ringside.isa.asm.link;
