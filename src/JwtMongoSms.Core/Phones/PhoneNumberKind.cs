namespace JwtMongoSms;

/// <summary>The use of a number in its country's numbering plan.</summary>
public enum PhoneNumberKind
{
    /// <summary>The plan does not say.</summary>
    Unknown,

    /// <summary>A mobile phone.</summary>
    Mobile,

    /// <summary>A mobile phone or a landline: the plan doesn't tell them apart, as in the United States.</summary>
    FixedLineOrMobile,

    /// <summary>A landline.</summary>
    FixedLine,

    /// <summary>A number of one person, which the carrier routes to the phone that this person has chosen.</summary>
    Personal,

    /// <summary>A number on the internet.</summary>
    Voip,

    /// <summary>Any other use: free of charge, premium rate, pager, company-wide, voicemail.</summary>
    Other,
}
