namespace JwtMongoSms.GraphQL.Tests;

/// <summary>What clients send.</summary>
internal static class Documents
{
    public const string SendAuthCode = "mutation sendAuthCode($phoneNumber: String!) { sendAuthCode(phoneNumber: $phoneNumber) }";

    public const string VerifyAuthCode = """
        mutation verifyAuthCode($phoneNumber: String!, $authCode: String!) {
          verifyAuthCode(phoneNumber: $phoneNumber, authCode: $authCode) { authToken user { phoneNumber } }
        }
        """;

    public const string StartSignIn = """
        mutation($phoneNumber: String!, $country: String) {
          startSignIn(phoneNumber: $phoneNumber, country: $country) { challengeId expiresInSeconds resendInSeconds }
        }
        """;

    public const string ResendCode = """
        mutation($challengeId: ID!) { resendCode(challengeId: $challengeId) { challengeId expiresInSeconds resendInSeconds } }
        """;

    public const string VerifySignIn = """
        mutation($challengeId: ID!, $code: String!) {
          verifySignIn(challengeId: $challengeId, code: $code) {
            authToken accessToken refreshToken expiresInSeconds user { id phoneNumber }
          }
        }
        """;

    public const string RefreshSession = """
        mutation($refreshToken: String!) {
          refreshSession(refreshToken: $refreshToken) { accessToken refreshToken expiresInSeconds user { id } }
        }
        """;

    public const string SignOut = "mutation { signOut }";

    public const string SignOutEverywhere = "mutation { signOutEverywhere }";

    public const string EndSession = "mutation($id: ID!) { endSession(id: $id) }";

    public const string Viewer = "{ viewer { id phoneNumber } }";

    public const string Sessions = "{ sessions { id createdAt lastUsedAt current device } }";
}
