#!/bin/sh
# Runs inside the image, as its user: what mybinder.org and a hub ask of it, and what a learner expects.
set -eu
[ "$(id -u)" = 1000 ] && [ "$HOME" = /home/jovyan ] && [ -w "$HOME" ]
for program in jupyter jupyter-lab jupyter-notebook jupyterhub-singleuser; do command -v "$program"; done
python3 -c 'import jupyterlab.labapp; assert int(jupyterlab.__version__.split(".")[0]) >= 3'
echo "JupyterHub $(jupyterhub-singleuser --version)"
jupyter kernelspec list

# The lessons are there, signed, and come out of the kernel as they went in.
cd "$HOME/notebooks"
mkdir "$HOME/executed"
for lesson in */*.ipynb; do
    python3 -c 'import sys, nbformat; from nbformat.sign import NotebookNotary
assert NotebookNotary().check_signature(nbformat.read(sys.argv[1], 4)), sys.argv[1] + " is not trusted"' "$lesson"
    jupyter nbconvert --log-level WARN --to notebook --execute --ExecutePreprocessor.record_timing=False --output-dir "$HOME/executed" --output lesson "$lesson"
    cmp "$HOME/executed/lesson.ipynb" "/opt/kube-notebooks/lessons/$lesson"
    echo "the same bytes: $lesson"
done

# What a learner changed stays; what is missing comes back, in a home that is new.
echo changed >en/05-rollout-and-rollback.ipynb
rm ja/05-rollout-and-rollback.ipynb
/usr/local/lib/kube-notebooks/start.sh true
[ "$(cat en/05-rollout-and-rollback.ipynb)" = changed ]
cmp ja/05-rollout-and-rollback.ipynb /opt/kube-notebooks/lessons/ja/05-rollout-and-rollback.ipynb
mkdir "$HOME/empty"
env HOME="$HOME/empty" /usr/local/lib/kube-notebooks/start.sh cmp "$HOME/empty/notebooks/en/05-rollout-and-rollback.ipynb" /opt/kube-notebooks/lessons/en/05-rollout-and-rollback.ipynb
cp /opt/kube-notebooks/lessons/en/05-rollout-and-rollback.ipynb en/
rm -r "$HOME/executed" "$HOME/empty"

python3 /shared/memory.py en/05-rollout-and-rollback.ipynb
