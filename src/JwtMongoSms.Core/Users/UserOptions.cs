namespace JwtMongoSms;

/// <summary>Who may be a user, and what of a user leaves the server. Section <c>JwtMongoSms:Users</c>.</summary>
public sealed class UserOptions
{
    /// <summary>Whether an unknown number becomes a user: <see langword="true"/> by default. When <see langword="false"/>, unknown numbers get the same answers and no message.</summary>
    public bool AllowSignUp { get; set; } = true;

    /// <summary>Whether people may remove themselves with <c>DELETE /auth/me</c>: <see langword="true"/> by default. When <see langword="false"/>, there is no such route.</summary>
    public bool AllowDeletion { get; set; } = true;

    /// <summary>Names of the application's own fields that answers carry beside <c>id</c> and <c>phoneNumber</c>. Empty by default: a field leaves the server only by name.</summary>
    public IReadOnlyList<string> PublicFields { get; set; } = [];

    /// <summary>
    /// Called once for each new user, after the user is stored and before the session is. What it throws is logged and does not undo the sign-in.
    /// Set in code; <see langword="null"/> by default.
    /// </summary>
    public Func<UserCreatedContext, CancellationToken, Task>? OnCreated { get; set; }

    /// <summary>
    /// Called for each user who was removed by us, after the removal: for what the application keeps of them elsewhere. What it throws is logged; a process
    /// that is killed in between doesn't call it. Set in code; <see langword="null"/> by default.
    /// </summary>
    public Func<UserDeletedContext, CancellationToken, Task>? OnDeleted { get; set; }
}
