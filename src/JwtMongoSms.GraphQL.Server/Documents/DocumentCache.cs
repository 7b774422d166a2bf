using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using GraphQL.Types;
using GraphQLParser.AST;

namespace JwtMongoSms.GraphQL.Http.Internal;

/// <summary>
/// Keeps documents that were parsed, measured and found valid, so that a client's next request pays for none of it. One is found by its whole text, and
/// is valid for one schema only. Who may read what is asked anew each time.
/// </summary>
internal sealed class KnownDocuments
{
    private const int MostCharacters = 500_000;
    private readonly ConditionalWeakTable<ISchema, Kept> schemas = [];

    public GraphQLDocument? Find(ISchema schema, string text)
        => schemas.TryGetValue(schema, out var kept) ? kept.Documents.GetValueOrDefault(text) : null;

    public void Keep(ISchema schema, string text, GraphQLDocument document)
    {
        var kept = schemas.GetOrCreateValue(schema);

        // Full: begin again rather than keep an order that every request would pay for.
        if (Interlocked.Add(ref kept.Characters, text.Length) > MostCharacters)
        {
            kept.Documents.Clear();
            Interlocked.Exchange(ref kept.Characters, text.Length);
        }

        kept.Documents[text] = document;
    }

    private sealed class Kept
    {
        public int Characters;

        public ConcurrentDictionary<string, GraphQLDocument> Documents { get; } = new(StringComparer.Ordinal);
    }
}
