namespace JwtMongoSms;

/// <summary>Who may become a user, and which fields of a user leave the server. Section <c>JwtMongoSms:Users</c>.</summary>
public sealed class UserOptions
{
    /// <summary>
    /// Whether an unknown number becomes a user: <see langword="true"/> by default. When <see langword="false"/>, unknown numbers get the
    /// same responses and no message.
    /// </summary>
    public bool AllowSignUp { get; set; } = true;

    /// <summary>Whether the route <c>DELETE /auth/me</c> lets users delete themselves: <see langword="true"/> by default.</summary>
    public bool AllowDeletion { get; set; } = true;

    /// <summary>The application's own fields that responses carry beside <c>id</c> and <c>phoneNumber</c>. Empty by default.</summary>
    public IReadOnlyList<string> PublicFields { get; set; } = [];

    /// <summary>
    /// Called at least once for each new user, after the user is stored and before the session is. An exception is logged and does not undo
    /// the sign-in. After an exception, a lost reply of the store or a killed process, the user's next sign-in calls it again: tell
    /// repeated calls by the user's id. Not called for users who were created without it. Set in code; <see langword="null"/> by default.
    /// </summary>
    public Func<UserCreatedContext, CancellationToken, Task>? OnCreated { get; set; }

    /// <summary>
    /// Called after each deletion of a user, to delete what the application keeps of the user elsewhere. An exception is logged; a process
    /// that is killed in between does not call it. Set in code; <see langword="null"/> by default.
    /// </summary>
    public Func<UserDeletedContext, CancellationToken, Task>? OnDeleted { get; set; }
}
