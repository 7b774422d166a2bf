namespace JwtMongoSms.Testing.Contracts;

/// <summary>Makes a method a case of its contract, once for each list of arguments.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class CaseAttribute(params object?[]? arguments) : Attribute
{
    // A single null is taken for the whole list.
    public object?[] Arguments { get; } = arguments ?? [null];
}
