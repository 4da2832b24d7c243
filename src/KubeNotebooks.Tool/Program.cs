using KubeNotebooks.Tool.Commands;
using KubeNotebooks.Tool.Terminal;

// A front end waits for the kernel to answer: the command line's parser need not be loaded for that.
if (args is ["kernel", "--connection-file", var connectionFile]) return KernelCommand.Run(connectionFile);
using var console = new Utf8Console();
return ToolCommand.Create().Parse(args).Invoke();
