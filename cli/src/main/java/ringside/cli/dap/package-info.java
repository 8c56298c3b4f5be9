/**
 * The Debug Adapter Protocol: messages of an editor become travels and looks of {@link
 * ringside.lab.adapter}. Start reading at {@link ringside.cli.dap.DapServer}.
 */
@org.jspecify.annotations.NullMarked
package ringside.cli.dap;
