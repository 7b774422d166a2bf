namespace JwtMongoSms;

/// <summary>The alphabet of a text message. One character outside GSM-7 puts the whole message into UCS-2.</summary>
public enum MessageEncoding
{
    /// <summary>3GPP TS 23.038: 160 units in one segment, 153 in each of several.</summary>
    Gsm7 = 1,

    /// <summary>UTF-16: 70 units in one segment, 67 in each of several.</summary>
    Ucs2,
}
