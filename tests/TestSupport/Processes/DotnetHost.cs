using System.Runtime.InteropServices;

namespace TestSupport.Processes;

/// <summary>The <c>dotnet</c> that this process was started by: a child runs on the same runtime, whatever PATH says.</summary>
public static class DotnetHost
{
    // .../shared/Microsoft.NETCore.App/10.0.0/ is where the runtime is.
    public static string Root { get; } = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));

    public static string Program => Path.Combine(Root, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");
}
