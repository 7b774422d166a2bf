using System.Reflection;

namespace JwtMongoSms.AspNetCore.Pages.Html;

/// <summary>The files that pages are made of. They are embedded in the assembly of those pages.</summary>
internal static class EmbeddedFiles
{
    /// <summary>Opens a file.</summary>
    /// <param name="name">Its path in the project, with dots, such as <c>Pages.Assets.page.css</c>.</param>
    /// <param name="assembly">The assembly of the pages; this one by default.</param>
    public static Stream Open(string name, Assembly? assembly = null)
    {
        assembly ??= typeof(EmbeddedFiles).Assembly;
        return assembly.GetManifestResourceStream($"{assembly.GetName().Name}.{name}")
            ?? throw new InvalidOperationException($"The assembly {assembly.GetName().Name} lacks its file {name}.");
    }

    /// <inheritdoc cref="Open"/>
    public static string Read(string name, Assembly? assembly = null)
    {
        using var reader = new StreamReader(Open(name, assembly));
        return reader.ReadToEnd();
    }
}
