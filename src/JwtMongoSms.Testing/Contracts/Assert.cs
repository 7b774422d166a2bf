using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace JwtMongoSms.Testing.Contracts;

/// <summary>The assertions of the cases, for no test framework stands behind them.</summary>
internal static class Assert
{
    private const string Condition = "condition";
    private const string Found = "found";

    public static void True([DoesNotReturnIf(false)] bool condition, [CallerArgumentExpression(Condition)] string? of = null)
    {
        if (!condition)
            throw Failure(of, "true", "false");
    }

    public static void False([DoesNotReturnIf(true)] bool condition, [CallerArgumentExpression(Condition)] string? of = null)
    {
        if (condition)
            throw Failure(of, "false", "true");
    }

    public static void Null(object? found, [CallerArgumentExpression(Found)] string? of = null)
    {
        if (found is not null)
            throw Failure(of, "null", Print.Value(found));
    }

    public static void NotNull([NotNull] object? found, [CallerArgumentExpression(Found)] string? of = null)
    {
        if (found is null)
            throw Failure(of, "a value", "null");
    }

    public static void Equal<T>(T expected, T found, [CallerArgumentExpression(Found)] string? of = null)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, found))
            throw Failure(of, Print.Value(expected), Print.Value(found));
    }

    public static void Equal<T>(IEnumerable<T> expected, IEnumerable<T> found, [CallerArgumentExpression(Found)] string? of = null)
    {
        var (first, second) = (expected.ToList(), found.ToList());
        if (!first.SequenceEqual(second))
            throw Failure(of, Print.Value(first), Print.Value(second));
    }

    // Without it the compiler takes two lists of this type for two single values.
    public static void Equal<T>(
        IReadOnlyList<T> expected, IReadOnlyList<T> found, [CallerArgumentExpression(Found)] string? of = null)
        => Equal(expected.AsEnumerable(), found.AsEnumerable(), of);

    public static void Equal(ReadOnlyMemory<byte> expected, ReadOnlyMemory<byte> found, [CallerArgumentExpression(Found)] string? of = null)
        => Equal(expected.ToArray().AsEnumerable(), found.ToArray().AsEnumerable(), of);

    public static void NotEqual<T>(T expected, T found, [CallerArgumentExpression(Found)] string? of = null)
    {
        if (EqualityComparer<T>.Default.Equals(expected, found))
            throw Failure(of, $"another than {Print.Value(expected)}", Print.Value(found));
    }

    public static void Empty<T>(IEnumerable<T> found, [CallerArgumentExpression(Found)] string? of = null) => Equal([], found, of);

    public static T Single<T>(IEnumerable<T> found, [CallerArgumentExpression(Found)] string? of = null) => Single(found, _ => true, of);

    public static T Single<T>(IEnumerable<T> found, Predicate<T> predicate, [CallerArgumentExpression(Found)] string? of = null)
    {
        var matches = found.Where(item => predicate(item)).ToList();
        return matches is [var single] ? single : throw Failure(of, "exactly one", $"{matches.Count} of {Print.Value(found)}");
    }

    public static void All<T>(IEnumerable<T> found, Action<T> assert)
    {
        foreach (var item in found)
            assert(item);
    }

    internal static async Task ThrowsCancelledAsync(Func<Task> call, [CallerArgumentExpression(nameof(call))] string? of = null)
    {
        try
        {
            await call();
        }
        catch (OperationCanceledException)
        {
            return;
        }

        throw Failure(of, "an OperationCanceledException", "no exception");
    }

    private static ContractException Failure(string? of, string expected, string found) => new($"Expected {expected}, found {found}: {of}");
}
