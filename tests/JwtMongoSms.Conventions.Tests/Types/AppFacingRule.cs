using JwtMongoSms.Conventions.Tests.Files;
using JwtMongoSms.Conventions.Tests.Sources;

namespace JwtMongoSms.Conventions.Tests.Types;

/// <summary>The namespace JwtMongoSms, and Microsoft's for extensions, hold exactly the types that the list names.</summary>
internal static class AppFacingRule
{
    public const string Cure =
        "AppFacing.Types and the namespace JwtMongoSms differ. Add the name of a type that applications use: a decision. "
        + "A type for authors of stores and senders has its folder's namespace; any other is internal.";

    public static IEnumerable<Violation> Violations(IEnumerable<SourceProject> projects, IReadOnlyCollection<string> listed)
    {
        var types = projects.SelectMany(DeclaredType.In).Where(type => type.IsPublic).DistinctBy(type => type.Name).ToList();
        return types.Where(type => IsAppFacing(type) && !listed.Contains(type.Name))
            .Select(type => new Violation(type.Name, $"is public in {type.File}, namespace {type.Namespace}, and not in the list"))
            .Concat(
                from name in listed.Except(types.Where(IsAppFacing).Select(type => type.Name))
                select new Violation(name, "is in the list and no public type of the namespace JwtMongoSms"));
    }

    private static bool IsAppFacing(DeclaredType type) => type.Namespace == FileRules.AppFacing || type.IsForeignExtensions;
}
