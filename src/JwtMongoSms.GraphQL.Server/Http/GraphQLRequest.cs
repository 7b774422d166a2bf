using GraphQL;

namespace JwtMongoSms.GraphQL.Http.Internal;

/// <summary>What a client asks for.</summary>
/// <param name="Query">The document's text.</param>
/// <param name="OperationName">Which of its operations; needed when it has several.</param>
/// <param name="Variables">What stands for its variables.</param>
/// <param name="Extensions">What the client says beside it.</param>
internal sealed record DocumentRequest(string Query, string? OperationName, Inputs? Variables, Inputs? Extensions);
