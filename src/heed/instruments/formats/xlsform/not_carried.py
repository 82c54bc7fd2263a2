"""The question types of XLSForm that become nothing in Heed, each with its reason."""

NO_SOUND = "Heed takes no pictures, sounds or files from people."
NO_PLACE = "Heed asks nobody where exactly they are."
NO_TRACE = "Heed keeps no device, address, account or exact time of an answer."
NO_SUM = "Heed calculates nothing while a person answers."
NOT_CARRIED = {
    **dict.fromkeys(
        ("image", "audio", "video", "file", "background-audio", "osm"), NO_SOUND
    ),
    **dict.fromkeys(
        ("geopoint", "geotrace", "geoshape", "start-geopoint", "background-geopoint"),
        NO_PLACE,
    ),
    **dict.fromkeys(
        (
            *("start", "end", "today", "deviceid", "device id", "uri:deviceid"),
            *("simserial", "sim serial", "subscriberid", "uri:subscriberid"),
            *("phonenumber", "uri:phonenumber", "uri:simserial", "username"),
            *("uri:username", "email", "uri:email", "audit", "imei"),
            *("get start time", "get end time", "get today", "start time", "end time"),
            *("get device id", "get phone number", "get sim id", "get subscriber id"),
        ),
        NO_TRACE,
    ),
    **dict.fromkeys(("calculate", "hidden", "q calculate"), NO_SUM),
    "barcode": "Heed reads no barcodes.",
    "rank": "Heed has no question that puts answers in order.",
    "xml-external": "Heed keeps no lists outside the questionnaire.",
    "csv-external": "Heed keeps no lists outside the questionnaire.",
    "select_one_external": "Heed keeps no lists outside the questionnaire.",
    "select_multiple_external": "Heed keeps no lists outside the questionnaire.",
    "include": "The file that it includes is not there.",
}
