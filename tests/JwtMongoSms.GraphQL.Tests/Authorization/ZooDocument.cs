using System.Text;

namespace JwtMongoSms.GraphQL.Tests.Authorization;

/// <summary>What a document selects, as a tree that both a text and a slow judge can be made of.</summary>
internal abstract record ZooNode(string Directive)
{
    /// <summary>Whether its directives leave it out.</summary>
    public bool IsLeftOut => Directive is "@skip(if: true)" or "@include(if: false)" or "@skip(if: $yes)" or "@include(if: $no)"
        or "@include(if: true) @skip(if: $yes)";
}

internal sealed record ZooField(string Name, string Arguments, IReadOnlyList<string> Given, IReadOnlyList<ZooNode> Below, string Directive)
    : ZooNode(Directive);

internal sealed record ZooFragment(string? Type, bool IsNamed, IReadOnlyList<ZooNode> Below, string Directive) : ZooNode(Directive);

/// <summary>Writes a tree as GraphQL: each field under a response name, each named fragment beside the operation.</summary>
internal sealed class ZooDocument(int responseNames)
{
    private readonly StringBuilder fragments = new();
    private int count;

    /// <summary>Writes a tree. With fewer response names than fields, several fields share one.</summary>
    public static string Text(IReadOnlyList<ZooNode> nodes, int responseNames = int.MaxValue)
    {
        var document = new ZooDocument(responseNames);
        var body = document.Set(nodes);
        var whole = body + document.fragments;
        string[] declarations = ["$yes: Boolean!", "$no: Boolean = false", "$in: In", "$e: E = Y"];
        string[] used = [.. declarations.Where(declaration => whole.Contains(declaration.Split(':')[0], StringComparison.Ordinal))];
        var variables = used.Length > 0 ? $"({string.Join(", ", used)})" : "";
        return $"query Read{variables} {whole}\nquery Other {{ s a {{ s u {{ ... on C {{ s }} }} }} }}";
    }

    private string Set(IReadOnlyList<ZooNode> nodes) => "{ " + string.Join(' ', nodes.Select(Node)) + " }";

    private string Node(ZooNode node)
    {
        switch (node)
        {
            case ZooField field:
                var responseName = $"f{count++ % responseNames}";
                var below = field.Below.Count > 0 ? Set(field.Below) : "";
                return $"{responseName}: {field.Name}{field.Arguments} {field.Directive} {below}";

            case ZooFragment { IsNamed: true, Type: { } type } fragment:
                var name = $"F{count++}";
                var set = Set(fragment.Below);
                fragments.Append($"\nfragment {name} on {type} {set}");
                return $"...{name} {fragment.Directive}";

            case ZooFragment fragment:
                return $"... {(fragment.Type is null ? "" : "on " + fragment.Type)} {fragment.Directive} {Set(fragment.Below)}";

            default:
                throw new ArgumentOutOfRangeException(nameof(node));
        }
    }
}
