using System.Reflection;

namespace JwtMongoSms.Testing.Contracts;

/// <summary>Finds the cases that a class holds: its methods with <see cref="CaseAttribute"/>.</summary>
internal static class CaseList
{
    /// <summary>Lists the cases of a class. Each case creates it anew, from its subject and a cancellation token.</summary>
    /// <param name="topic">What the names begin with: two classes may use the same sentence.</param>
    public static IEnumerable<ContractCase<TSubject>> From<TSubject, TCases>(string topic)
        where TCases : class
        => from method in typeof(TCases).GetMethods(BindingFlags.Instance | BindingFlags.NonPublic)
           from data in method.GetCustomAttributes<CaseAttribute>()
           select new ContractCase<TSubject>($"{topic}: {NameOf(method, data.Arguments)}", (subject, cancellationToken) =>
           {
               var cases = Activator.CreateInstance(typeof(TCases), subject, cancellationToken);
               return (Task)method.Invoke(cases, BindingFlags.DoNotWrapExceptions, binder: null, data.Arguments, culture: null)!;
           });

    private static string NameOf(MethodInfo method, object?[] arguments)
        => method.Name.Replace('_', ' ') + (arguments.Length == 0 ? "" : $" ({string.Join(", ", arguments.Select(Print.Value))})");
}
