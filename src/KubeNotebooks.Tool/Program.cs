using KubeNotebooks.Tool.Commands;
using KubeNotebooks.Tool.Shell;
using KubeNotebooks.Tool.Terminal;

// Somebody waits for the kernel's first answer, or the shell's: the command line's parser need not be loaded for that.
if (args is ["kernel", "--connection-file", var connectionFile]) return KernelCommand.Run(connectionFile);
using var console = new Utf8Console();
return args is ["shell"] ? Shell.Run(new ShellOptions()) : ToolCommand.Run(args);
