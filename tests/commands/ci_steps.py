# Prints the shell commands of one step of a workflow file, or says what is wrong with a file. Usage: ci_steps.py FILE [STEP]: for
# GitHub the name of a step, for GitLab the name of a job. Without a step the file is only read. Exit 77 where python3-yaml is not
# installed.
import sys

try:
    import yaml
except ImportError:
    print("python3-yaml is not installed")
    sys.exit(77)

with open(sys.argv[1], encoding="utf-8") as file:
    document = yaml.safe_load(file)
if len(sys.argv) < 3:
    sys.exit(0 if document else 1)
if "jobs" in document:
    steps = [step for job in document["jobs"].values() for step in job["steps"]]
    lines = [step["run"] for step in steps if step.get("name") == sys.argv[2]]
else:
    lines = document[sys.argv[2]]["script"]
if not lines:
    sys.exit("no step " + sys.argv[2])
print("set -e")
print("\n".join(lines))
