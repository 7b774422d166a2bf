using System.CodeDom.Compiler;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace JwtMongoSms.Conventions.Tests;

/// <summary>What the projects of src/ are built into.</summary>
internal static class Shipped
{
    public static IReadOnlyList<Assembly> Assemblies { get; } =
        [.. Repository.Projects.Where(IsShipped).Select(path => Assembly.Load(Path.GetFileNameWithoutExtension(path)))];

    /// <summary>Every type of the projects' source files, nested ones too.</summary>
    public static IReadOnlyList<Type> Types { get; } = [.. Assemblies.SelectMany(assembly => assembly.GetTypes()).Where(IsWritten)];

    public static bool IsShipped(string project) => project.StartsWith("src/", StringComparison.Ordinal);

    public static bool IsOurs(Assembly assembly) => Assemblies.Contains(assembly);

    // Compilers name what they make with <; source generators with __, or they have namespaces of their own.
    private static bool IsWritten(Type type)
        => !type.FullName!.Contains('<', StringComparison.Ordinal)
            && !type.Name.StartsWith("__", StringComparison.Ordinal)
            && !IsMade(type)
            && (IsIn(type, "JwtMongoSms") || (IsIn(type, "Microsoft") && !type.IsDefined(typeof(GeneratedCodeAttribute))));

    private static bool IsMade(Type type)
        => type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false) || (type.DeclaringType is { } outer && IsMade(outer));

    private static bool IsIn(Type type, string root)
        => type.Namespace is { } name && name != "Microsoft.CodeAnalysis" && $"{name}.".StartsWith($"{root}.", StringComparison.Ordinal);
}
