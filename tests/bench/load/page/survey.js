// SurveyJS with questions as the site's first screen and a diagnosis ask them.
import { Model } from "survey-core";
import "survey-core/survey-core.fontless.min.css";
import "survey-js-ui";

const choice = (name, title, choices) => ({ type: "radiogroup", name, title, choices });
const pages = [
  { type: "text", name: "shown", title: "What does the terminal show?" },
  choice("tile", "What do you see?", [
    "It does not switch on",
    "No network",
    "The card cannot be read",
    "The amount is wrong",
    "The printer does not print",
    "The sale was declined",
  ]),
  choice("money", "Was the customer charged?", ["Yes", "No", "I don't know"]),
  choice("lamp", "Does the charging lamp light up?", ["Yes", "No", "I don't know"]),
  choice("signal", "How many bars has the signal?", ["None", "One or two", "More", "I don't know"]),
  choice("others", "Do other cards work?", ["Yes", "No", "I don't know"]),
  choice("helped", "Did it help to start the terminal anew?", ["Yes", "No"]),
];
const survey = new Model({ pages: pages.map((question) => ({ elements: [question] })) });
survey.render(document.getElementById("survey"));
