using System.Reflection;

namespace JwtMongoSms.AspNetCore.Html.Internal;

/// <summary>Reads the pages' files, which are embedded in the assembly.</summary>
internal static class EmbeddedFiles
{
    private static readonly Assembly Assembly = typeof(EmbeddedFiles).Assembly;

    public static Stream Open(string name) => Assembly.GetManifestResourceStream($"JwtMongoSms.AspNetCore.{name}")
        ?? throw new InvalidOperationException($"The assembly lacks its file {name}.");

    public static string Read(string name)
    {
        using var reader = new StreamReader(Open(name));
        return reader.ReadToEnd();
    }
}
