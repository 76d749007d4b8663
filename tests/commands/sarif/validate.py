# Holds a SARIF file against a JSON schema and says what does not fit. Usage: validate.py SCHEMA FILE. Exit 0 where all fits, 1
# where something does not, 77 where python3-jsonschema is not installed.
import json
import sys

try:
    import jsonschema
except ImportError:
    print("python3-jsonschema is not installed")
    sys.exit(77)

with open(sys.argv[1], encoding="utf-8") as file:
    schema = json.load(file)
with open(sys.argv[2], encoding="utf-8") as file:
    document = json.load(file)

validator = jsonschema.Draft7Validator(schema)
faults = list(validator.iter_errors(document))
for fault in faults[:10]:
    print("/".join(str(step) for step in fault.absolute_path), fault.message[:300])
rules = document["runs"][0]["tool"]["driver"]["rules"]
for result in document["runs"][0]["results"]:
    if rules[result["ruleIndex"]]["id"] != result["ruleId"]:
        print("ruleIndex of", result["ruleId"])
        faults.append(result)
sys.exit(1 if faults else 0)
