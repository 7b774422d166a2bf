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

    /// <summary>A number that follows its owner.</summary>
    Personal,

    /// <summary>A number on the internet.</summary>
    Voip,

    /// <summary>Any other use: free of charge, premium rate, pager, company-wide, voicemail.</summary>
    Other,
}
