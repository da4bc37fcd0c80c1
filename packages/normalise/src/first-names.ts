/** Without case and accents, as in mail addresses. */
export const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Common first names in Sweden. */
const commonest = new Set(
  `Anna Eva Maria Karin Kristina Kerstin Lena Sara Emma Marie Ingrid Malin Jenny Birgitta Marianne
Annika Ulla Monica Hanna Susanne Elin Elisabeth Ida Johanna Sofia Linda Helena Karolina Camilla Inger
Åsa Anette Agneta Margareta Catarina Elsa Siv Julia Barbro Ulrika Anita Sofie Gunilla Josefin Frida
Amanda Therese Lisa Madeleine Jessica Louise Berit Pia Mona Cecilia Caroline Maja Matilda Carina Ann
Charlotte Katarina Åse Veronica Yvonne Christina Petra Britt Lina Moa Ellen Alice Klara Alva Ebba
Wilma Tove Fatima Mariam Erik Lars Karl Anders Johan Per Nils Jan Mikael Hans Olof
Gunnar Peter Lennart Sven Fredrik Bengt Thomas Daniel Bo Göran Alexander Andreas Stefan Magnus Mats
Mattias Jonas Björn Martin Christer Rolf Leif Henrik Bertil Ulf Marcus Patrik Kjell Christian Jonathan
Robert Niklas Håkan David Viktor Kent Joakim Oskar Emil Rickard Roger Sebastian Simon Roland Mohammed
Tommy Anton Jakob Gustav William Ove Kenneth Tobias Rikard Filip Adam Ali Ahmed Axel Linus
Oliver Lucas Ola Tomas Claes Ronny Dan Jörgen Stig Ingemar Torbjörn Pär Åke Kurt Jens
Elias Ludvig Hugo Albin Conny Sören Urban Staffan Bosse Micke Kalle Pelle Lasse`
    .split(/\s+/)
    .map(fold),
);

/** Whether a word is a first name that many bear: enough to tell `anna.berg@` from `bygg.sala@`. */
export const isFirstName = (word: string): boolean => commonest.has(fold(word));
