using KubeNotebooks.Tool.Commands;

// A front end waits for the kernel to answer: the command line's parser need not be loaded for that.
return args is ["kernel", "--connection-file", var connectionFile]
    ? KernelCommand.Run(connectionFile)
    : ToolCommand.Create().Parse(args).Invoke();
