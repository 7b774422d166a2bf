using JwtMongoSms.Conventions.Tests.Files;
using JwtMongoSms.Conventions.Tests.Known;
using JwtMongoSms.Conventions.Tests.Sources;

namespace JwtMongoSms.Conventions.Tests.Types;

/// <summary>The public types are those that the list names.</summary>
internal static class AppFacingRule
{
    public const string Cure =
        "AppFacing.Types and the public types differ. Make a type internal that no application must name; else add its name: a decision.";

    public static IEnumerable<Violation> Violations(IEnumerable<SourceProject> projects, IReadOnlyCollection<string> listed)
    {
        var types = projects.SelectMany(DeclaredType.In).Where(type => type.IsPublic).DistinctBy(type => type.Name).ToList();
        return types.Where(type => !listed.Contains(type.Name))
            .Select(type => new Violation(type.Name, $"is public in {type.File} and not in the list"))
            .Concat(
                from name in listed.Except(types.Select(type => type.Name))
                select new Violation(name, "is in the list and no public type"));
    }
}
