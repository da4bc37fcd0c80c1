const email = /[\w.+-]+@[\w-]+\.[\w.-]+/;
/** Swedish mobile numbers, 070, 072, 073, 076 and 079: a unit's own phone is a fixed or exchange number. */
const mobile = /(?<!\d)(?:\+46|0046|0)[\s-]*(?:\(0\))?[\s-]*7[02369](?:[\s-]*\d){7}(?!\d)/;

export const isMobileNumber = (text: string): boolean => mobile.test(text);

/** Whether a text holds an e-mail address or a mobile number: both lead to one person. */
export const holdsContact = (text: string): boolean => email.test(text) || mobile.test(text);
