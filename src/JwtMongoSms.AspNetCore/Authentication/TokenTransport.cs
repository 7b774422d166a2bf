namespace JwtMongoSms;

/// <summary>How access tokens travel between a client and the application.</summary>
public enum TokenTransport
{
    /// <summary>
    /// In the body of the response, and in <c>Authorization: Bearer</c>. The sign-in page can't be mapped: it needs cookies.
    /// </summary>
    Header = 1,

    /// <summary>In cookies alone, which no script can read. Answers carry no tokens.</summary>
    Cookie,

    /// <summary>The API answers with tokens in the body, the sign-in page with cookies; requests are accepted with either.</summary>
    Both,
}
