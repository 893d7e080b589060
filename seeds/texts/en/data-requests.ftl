### What is asked of one's own data that an officer must do; what can be done at once are buttons of the privacy page.

menu-data_request = Another request about data
category-data_request = Request about data
category-data_see = See the data
category-data_correct = Correct the data
category-data_restrict = Stop using the data
category-data_delete = Delete the data
data_request-intro =
    An officer reads and answers this request, apart from all reports. By the rules you are answered within 2 working days.
    Please send no ID number and no picture of papers. The receipt code is enough to read the answer.
data_request-request-ask = What would you like us to do with your data?
data_request-request-name = Request
data_request-delete =
    Your identity you can delete yourself at once, by “Erase my identity” on the privacy page.
    What a report says must sometimes be kept to prevent and fight crime. An officer then tells you why.
data_request-words-ask = Please write which data you mean. If it is in a report you sent, name its number. Please write no receipt code here.
data_request-words-name = What exactly
data_request-contact-ask = Where would you like the answer?
data_request-contact-name = The answer
data_request-contact-none = I look by my code
