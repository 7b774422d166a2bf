using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using GraphQL.Types;
using GraphQLParser.AST;

namespace JwtMongoSms.GraphQL.Server.Documents;

/// <summary>
/// Caches documents that were executed, so that they are not parsed, measured and validated again. The key is the schema and the whole
/// text. Authorization is checked on every request.
/// </summary>
internal sealed class DocumentCache
{
    private const int MaxCharacters = 500_000;
    private readonly ConditionalWeakTable<ISchema, Entries> entriesBySchema = [];

    public GraphQLDocument? Find(ISchema schema, string text)
        => entriesBySchema.TryGetValue(schema, out var entries) ? entries.Documents.GetValueOrDefault(text) : null;

    public void Add(ISchema schema, string text, GraphQLDocument document)
    {
        var entries = entriesBySchema.GetOrCreateValue(schema);

        // Clears a full cache: keeping an order of use would cost every request.
        if (Interlocked.Add(ref entries.Characters, text.Length) > MaxCharacters)
        {
            entries.Documents.Clear();
            Interlocked.Exchange(ref entries.Characters, text.Length);
        }

        entries.Documents[text] = document;
    }

    private sealed class Entries
    {
        public int Characters;

        public ConcurrentDictionary<string, GraphQLDocument> Documents { get; } = new(StringComparer.Ordinal);
    }
}
